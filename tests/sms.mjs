// A service for SMS on this machine: answers what a test tells it to, and keeps what it was sent.
import http from "node:http";

export async function startSmsService() {
    const service = { status: 200, heard: [], url: "", stop: () => server.close() };
    const server = http.createServer((request, response) => {
        let text = "";
        request.on("data", (chunk) => (text += chunk));
        request.on("end", () => {
            const body = JSON.parse(text);
            service.heard.push({ headers: request.headers, body });
            response.writeHead(service.status);
            response.end(`no subscriber ${body.to}`);
        });
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    service.url = `http://127.0.0.1:${server.address().port}/send`;
    return service;
}
