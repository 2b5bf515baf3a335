'use strict';

exports.handler = async (event) => {
    const request = event.Records[0].cf.request;
    const params = new URLSearchParams(request.querystring);
    params.delete('utm_source');
    for (const [key, value] of params.entries()) {
        console.log(key, value);
    }
    request.querystring = params.toString();
    return request;
};
