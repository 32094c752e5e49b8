import PDFDocument from 'pdfkit';
import type { Faces } from './fonts.ts';

/** A file that goes along inside the PDF, for machines. */
export type Attachment = {
  readonly name: string;
  readonly type: string;
  readonly says: string;
  readonly bytes: Uint8Array;
};

export type SheetInfo = {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: string;
  readonly madeAt: Date;
  readonly attachments?: readonly Attachment[];
};

/**
 * A PDF/A-3a and PDF/UA document without pages. Every date is the caller's and every id follows from the contents: the
 * same contents are the same bytes.
 */
export function newDocument(faces: Faces, info: SheetInfo): PDFKit.PDFDocument {
  const document = new PDFDocument({
    margin: 0,
    // None beside our own: PDFKit would read one of its own for nothing.
    font: '',
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    lang: 'zh-CN',
    tagged: true,
    displayTitle: true,
    info: {
      Title: plain(info.title),
      Author: plain(info.author),
      Subject: plain(info.subject),
      Keywords: plain(info.keywords),
      Creator: '一单',
      CreationDate: info.madeAt,
    },
  });
  // By name, or PDFKit would compare whole fonts at every change from one to the other.
  document.registerFont('regular', faces.regular.font).registerFont('bold', faces.bold.font);
  document.appendXML(UNIVERSAL_ACCESS);
  for (const { name, type, says, bytes } of info.attachments ?? []) {
    document.file(Buffer.from(bytes), {
      name,
      type,
      description: says,
      creationDate: info.madeAt,
      modifiedDate: info.madeAt,
      relationship: 'Data',
    });
  }
  return document;
}

/** PDFKit writes these words into XML as they are: what has a meaning there is written wide. */
function plain(text: string): string {
  return text
    .replaceAll('&', '＆')
    .replaceAll('<', '＜')
    .replaceAll('>', '＞')
    .replaceAll(/\p{Cc}/gu, ' ');
}

/** Says that the file keeps to PDF/UA as well, in words that PDF/A asks to have explained. */
const UNIVERSAL_ACCESS = `<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>`;
