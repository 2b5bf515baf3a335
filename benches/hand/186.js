const supported = ['fr', 'en'];

function preferred(accepted) {
    const wishes = accepted.split(',').map(part => {
        const pieces = part.split(';q=');
        const weight = pieces.length > 1 ? parseFloat(pieces[1]) : 1;
        return { language: pieces[0].trim().split('-')[0].toLowerCase(), weight: weight || 0 };
    });
    wishes.sort((a, b) => b.weight - a.weight);
    for (let i = 0; i < wishes.length; i++) {
        if (supported.includes(wishes[i].language)) return wishes[i].language;
    }
    return 'fr';
}

function query(querystring) {
    const pairs = [];
    for (const name in querystring) {
        const entry = querystring[name];
        const values = entry.multiValue || [entry];
        for (let i = 0; i < values.length; i++) pairs.push(name + '=' + values[i].value);
    }
    return pairs.length > 0 ? '?' + pairs.join('&') : '';
}

function redirect(status, description, location, caching) {
    return {
        statusCode: status,
        statusDescription: description,
        headers: { location: { value: location }, 'cache-control': { value: caching } }
    };
}

function handler(event) {
    const request = event.request;
    const headers = request.headers;
    const uri = request.uri;
    if (headers.host && headers.host.value === 'www.martinbahier.fr') {
        const location = 'https://martinbahier.fr' + uri + query(request.querystring);
        return redirect(301, 'Moved Permanently', location, 'max-age=3600');
    }
    if (uri === '/') {
        const accepted = headers['accept-language'] ? headers['accept-language'].value : '';
        return redirect(302, 'Found', '/' + preferred(accepted), 'no-store');
    }
    if (uri.endsWith('/')) request.uri += 'index.html';
    else if (!uri.split('/').pop().includes('.')) request.uri += '/index.html';
    return request;
}
