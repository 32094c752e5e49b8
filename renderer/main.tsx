import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './styles.css';
import { THEME } from './theme.ts';
import { workstation } from './workstation.ts';

dayjs.locale('zh-cn');

const root = document.getElementById('root');
if (root === null) throw new Error('broken invariant: index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <ConfigProvider locale={zhCN} theme={THEME} button={{ autoInsertSpace: false }}>
      <App api={workstation()} />
    </ConfigProvider>
  </StrictMode>,
);
