/**
 * What a PDF says about itself: title, author and day, that it is PDF/A-2a and PDF/UA-1, as ISO 19005-2 wants it (6.6), and the
 * same in the old form. PDF/A knows nothing of PDF/UA: its property is described where it is used (6.6.2.3).
 */
import { pdfText } from "./pdf-file.ts";

export type PdfAbout = {
  readonly title: string;
  readonly author: string;
  readonly at: Date;
  readonly lang: string;
};

const producer = "Candour";

export function metadata({ title, author, at, lang }: PdfAbout): {
  readonly text: string;
  readonly dictionary: string;
} {
  const iso = `${at.toISOString().slice(0, 19)}Z`;
  const digits = `D:${iso.replace(/\D/g, "")}Z`;
  const text = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xml(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${xml(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>${xml(lang)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>${producer}</xmp:CreatorTool><xmp:CreateDate>${iso}</xmp:CreateDate><xmp:ModifyDate>${iso}</xmp:ModifyDate>
<pdf:Producer>${producer}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
  const dictionary = `<< /Title ${pdfText(title)} /Author ${pdfText(author)} /Creator (${producer}) /Producer (${producer}) /CreationDate (${digits}) /ModDate (${digits}) >>`;
  return { text, dictionary };
}

function xml(text: string): string {
  // XML 1.0 has no control characters at all.
  return text
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, " ")
    .replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
}
