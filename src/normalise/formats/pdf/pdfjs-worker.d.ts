/** What trustlog uses of the parsing half of pdfjs, which comes without types. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: {
    /** Lets the parser listen at a port. */
    initializeFromPort(port: unknown): void
  }
}
