import { Button } from 'antd';
import { KEY_HELP, KEY_WORDS, TEXT } from '../messages.ts';
import { Dialog } from '../parts/panel.tsx';

export function HelpPage({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={TEXT.help.title} width={620} onClose={onClose}>
      <dl className="help" tabIndex={0} data-first>
        {Object.entries(KEY_WORDS).map(([key, word]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd> {word}
            </dt>
            <dd>{Object.entries(KEY_HELP).find(([each]) => each === key)?.[1]}</dd>
          </div>
        ))}
        {TEXT.help.more.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <div className="acts">
        <Button onClick={onClose}>{TEXT.panel.close}</Button>
      </div>
    </Dialog>
  );
}
