function handler(event) {
    var parts = event.request.uri.split('/');
    return {
        statusCode: 303,
        statusDescription: 'See Other',
        headers: { location: { value: '/entry/' + parts[parts.length - 1] + '.json' } }
    };
}
