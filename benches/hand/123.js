function handler(event) {
    var response = event.response;
    var context = event.context;
    if (response.statusCode !== 200) return response;
    var host = context.distributionDomainName || context.endpoint;
    if (!host) return response;
    response.headers['content-type'] = { value: 'application/json' };
    response.body = JSON.stringify({ cfRequestId: context.requestId, url: 'https://' + host + event.request.uri });
    return response;
}
