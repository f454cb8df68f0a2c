import { getDocument, type PDFDocumentProxy, type PDFPageProxy, PDFWorker } from "pdfjs-dist";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { filesText as text } from "../../src-shared/text/files-text.ts";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { pdfWorker } from "./pdf-worker.ts";

/** Pixels around a page, and of the widest one. */
const MARGIN = 32;
const WIDEST = 900;

/** The pages of a PDF below each other, drawn as pictures; nothing that it holds is run or followed. */
export function PdfView({ address }: { readonly address: string }): ReactElement {
  const [pages, setPages] = useState<readonly PDFPageProxy[] | "broken" | null>(null);

  useEffect(() => {
    let isWanted = true;
    const port = pdfWorker();
    const worker = PDFWorker.create({ port });
    const opening = open(address, worker);
    void opening.then(
      async (opened) => {
        const first = await pagesOf(opened);
        if (isWanted) setPages(first);
      },
      () => {
        if (isWanted) setPages("broken");
      },
    );
    return () => {
      isWanted = false;
      worker.destroy();
      port.terminate();
    };
  }, [address]);

  if (pages === "broken") return <p className="look-words">{text.look.broken}</p>;
  if (pages === null) return <ProgressBar label={text.look.reading} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section className="look-pages" tabIndex={0} aria-label={text.look.pages(pages.length)}>
      {pages.map((page) => (
        <Page key={page.pageNumber} page={page} />
      ))}
    </section>
  );
}

async function open(address: string, worker: PDFWorker): Promise<PDFDocumentProxy> {
  const response = await fetch(address);
  const data = new Uint8Array(await response.arrayBuffer());
  return getDocument({
    data,
    worker,
    // No code of the file, no forms, and nothing that would have to be fetched from elsewhere.
    enableXfa: false,
    useWasm: false,
    useSystemFonts: true,
    stopAtErrors: false,
  }).promise;
}

async function pagesOf(pdf: PDFDocumentProxy): Promise<readonly PDFPageProxy[]> {
  const numbers = Array.from({ length: pdf.numPages }, (_, index) => index + 1);
  return Promise.all(numbers.map((number) => pdf.getPage(number)));
}

/** Drawn as soon as it is near the sight. */
function Page({ page }: { readonly page: PDFPageProxy }): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = page.getViewport({ scale: 1 });

  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    let task: ReturnType<PDFPageProxy["render"]> | null = null;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting || task || !canvas.current) return;
        task = draw(page, canvas.current, element.clientWidth);
        // A page that cannot be drawn stays white; that its view is closed first is no fault.
        task.promise.catch(() => undefined);
      },
      { rootMargin: "600px" },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      task?.cancel();
    };
  }, [page]);

  return (
    <div
      ref={place}
      className="look-page"
      style={{
        aspectRatio: `${width} / ${height}`,
        width: `min(100% - ${MARGIN}px, ${WIDEST}px)`,
      }}
    >
      <canvas ref={canvas} role="img" aria-label={text.look.page(page.pageNumber)} />
    </div>
  );
}

function draw(
  page: PDFPageProxy,
  canvas: HTMLCanvasElement,
  cssWidth: number,
): ReturnType<PDFPageProxy["render"]> {
  const density = Math.min(window.devicePixelRatio, 2);
  const scale = (cssWidth * density) / page.getViewport({ scale: 1 }).width;
  const viewport = page.getViewport({ scale });
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  return page.render({ canvas, viewport });
}
