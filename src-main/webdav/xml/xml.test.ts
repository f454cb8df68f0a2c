import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { processorMs } from "../../test-support/processor-time.ts";
import { childElements, readXml, textOf, type XmlElement } from "./read-xml.ts";
import { escapeXml, writeElement } from "./write-xml.ts";

const read = (text: string) => readXml(Buffer.from(text));
const refused: unknown = expect.objectContaining({ status: 400 });

describe("readXml", () => {
  it("reads names with their namespaces, text, CDATA and attributes", () => {
    const root = read(
      `<?xml version="1.0"?><a xmlns="DAV:" xmlns:z="urn:z" xml:lang="de"><z:b z:k="1" k="2">x&lt;<![CDATA[<y>]]></z:b><c xmlns=""/></a>`,
    );
    expect(root).toMatchObject({ ns: "DAV:", local: "a", lang: "de", attributes: [] });
    const [b, c] = childElements(root);
    expect(b).toMatchObject({
      ns: "urn:z",
      local: "b",
      lang: "de",
      attributes: [
        { ns: "urn:z", local: "k", value: "1" },
        { ns: "", local: "k", value: "2" },
      ],
    });
    expect(textOf(b as XmlElement)).toBe("x<<y>");
    expect(c).toMatchObject({ ns: "", local: "c" });
  });

  it.each([
    ["nothing", ""],
    ["no element", "<?xml version='1.0'?>"],
    ["two roots", "<a/><b/>"],
    ["an open element", "<a>"],
    ["a wrong end", "<a></b>"],
    ["a prefix that is not declared", "<p:a/>"],
    ["a prefix bound to nothing", '<p:a xmlns:p=""/>'],
    ["a DOCTYPE", '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
    ["an external entity", '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'],
    ["an unknown entity", "<a>&x;</a>"],
    ["a repeated attribute", '<a k="1" k="2"/>'],
    ["text outside", "hello"],
    ["a control character", "<a>\u0001</a>"],
    ["a reference to one", "<a>&#1;</a>"],
    ["a reference to one by XML 1.1", '<?xml version="1.1"?><a>&#1;</a>'],
  ])("refuses %s", (_, text) => {
    expect(() => read(text)).toThrow(refused);
  });

  it("refuses bytes that are not UTF-8", () => {
    expect(() => readXml(Uint8Array.of(0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e))).toThrow(
      refused,
    );
  });

  it("reads UTF-16 with a byte order mark", () => {
    expect(readXml(Buffer.from("\ufeff<a>ü</a>", "utf16le")).local).toBe("a");
    expect(readXml(Buffer.from("\ufeff<a>ü</a>", "utf16le").swap16()).children).toEqual(["ü"]);
  });

  it("refuses depth before depth costs anything", async () => {
    const manyPrefixes = Array.from({ length: 3000 }, (_, i) => `xmlns:p${i}="u"`).join(" ");
    const ms = await processorMs(() => {
      expect(() => read("<p:a>".repeat(40_000))).toThrow(refused);
      expect(() => read("<a>".repeat(40_000))).toThrow(refused);
      expect(() => read(`<a ${"k".repeat(60_000)}`)).toThrow(refused);
      expect(() => read(`<a ${manyPrefixes}/>`)).toThrow(refused);
    });
    expect(ms).toBeLessThan(500);
  });
});

describe("writeElement", () => {
  const anyName = fc.record({
    ns: fc.constantFrom("", "DAV:", "urn:a", 'urn:"<&', "urn:b"),
    local: fc.constantFrom("a", "b", "ü", "c-1"),
  });
  const anyText = fc.string({ unit: "grapheme", minLength: 1 }).map((text) =>
    // What XML cannot hold is replaced on the way out, so it does not come back.
    escapeXml(text).includes("\ufffd") ? "x" : text,
  );
  const { element } = fc.letrec<{ element: XmlElement }>((tie) => ({
    element: fc.record({
      ...{ ns: anyName.map(({ ns }) => ns), local: anyName.map(({ local }) => local) },
      lang: fc.constantFrom("", "de", "en"),
      attributes: fc.uniqueArray(
        fc.record({
          ns: fc.constantFrom("", "urn:a"),
          local: fc.constantFrom("k", "l"),
          value: anyText,
        }),
        { selector: ({ ns, local }) => ns + local, maxLength: 3 },
      ),
      // Two texts in a row come back as one.
      children: fc.oneof(
        { depthSize: "small" },
        fc.constant([]),
        fc.tuple(anyText),
        fc.tuple(tie("element"), anyText, tie("element")),
      ),
    }),
  }));

  it("writes what readXml reads back, whatever it is pasted into", () => {
    fc.assert(
      fc.property(element, (written) => {
        const text = writeElement(written, 1e6);
        const outer = read(`<D:o xmlns:D="DAV:" xmlns:n1="urn:other">${text}</D:o>`);
        expect(outer.children).toEqual([written]);
      }),
    );
  });

  it("stops where a small body would blow up", () => {
    const long = `urn:${"x".repeat(4000)}`;
    const children = Array.from({ length: 1000 }, () => read(`<a xmlns="${long}"/>`));
    const bomb: XmlElement = { ns: "", local: "a", lang: "", attributes: [], children };
    expect(() => writeElement(bomb, 64 * 1024)).toThrow(expect.objectContaining({ status: 507 }));
  });
});

describe("escapeXml", () => {
  it("makes any text fit for content and attributes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const root = read(`<a k="${escapeXml(text)}">${escapeXml(text)}</a>`);
        expect(textOf(root)).toBe(root.attributes[0]?.value);
      }),
    );
  });

  it("shows a sign where XML has no character", () => {
    expect(escapeXml("a\u0001\ud800b\uffff😀")).toBe("a\ufffd\ufffdb\ufffd😀");
  });
});
