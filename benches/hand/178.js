function handler(event) {
    var request = event.request;
    var querystring = request.querystring;
    Object.keys(querystring).forEach(key => {
        if (key.startsWith('utm_')) delete querystring[key];
    });
    return request;
}
