function handler(event) {
    var response = event.response;
    var host = event.request.headers.host ? event.request.headers.host.value : '';
    var slug = 'default';
    if (host.endsWith('.nextgendevacademy.com')) {
        var name = host.slice(0, -22);
        if (name && name !== 'www') slug = name;
    }
    response.cookies.tenant_slug = { value: slug, attributes: 'Domain=.nextgendevacademy.com; Path=/; SameSite=Lax' };
    return response;
}
