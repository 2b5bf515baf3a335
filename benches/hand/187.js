import cf from 'cloudfront';
const agents = ['AdobeEdgeOptimize-AI', 'ChatGPT-User', 'GPTBot', 'OAI-SearchBot', 'PerplexityBot', 'Perplexity-User'];

function handler(event) {
    const request = event.request;
    const headers = request.headers;
    const agent = headers['user-agent'] ? headers['user-agent'].value : '';
    const page = /\/(?:[^./]*|[^/]*\.html)$/.test(request.uri);
    if (agents.some(name => agent.includes(name)) && !headers['x-edgeoptimize-request'] && page) {
        if (headers.host) headers['x-forwarded-host'] = { value: headers.host.value };
        headers['x-edgeoptimize-url'] = { value: request.uri };
        headers['x-edgeoptimize-config'] = { value: 'LLMCLIENT=TRUE;' };
        cf.createRequestOriginGroup({
            originIds: [{ originId: 'EdgeOptimize_Origin' }, { originId: 'YOUR_DEFAULT_ORIGIN' }],
            failoverCriteria: { statusCodes: [400, 403, 404, 416, 500, 502, 503, 504] }
        });
    }
    return request;
}
