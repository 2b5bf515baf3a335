var cf = require('cloudfront');

function handler(event) {
    var request = event.request;
    var store = cf.kvs();
    request.uri = store.get(request.uri);
    cf.updateRequestOrigin({ domainName: '10.0.0.1', timeouts: { readTimeout: 600 } });
    return request;
}
