function handler(event) {
    var request = event.request;
    var querystring = request.querystring;
    var pairs = [];
    for (var key in querystring) {
        if (querystring[key].multiValue) {
            querystring[key].multiValue.forEach(item => { pairs.push(key + '=' + item.value); });
        } else {
            pairs.push(key + '=' + querystring[key].value);
        }
    }
    request.querystring = pairs.sort().join('&');
    return request;
}
