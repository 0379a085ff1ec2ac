/** The thread that lays out one graph: Graphviz in WebAssembly, which nobody else has to wait for. */
import { parentPort, workerData } from "node:worker_threads";
import { instance } from "@viz-js/viz";

const graphviz = await instance();
const result = graphviz.render(workerData as string, { format: "json0", engine: "dot" });
parentPort?.postMessage(result.status === "success" ? result.output : null);
