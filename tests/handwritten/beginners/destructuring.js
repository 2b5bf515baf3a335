const REDIRECTS = new Map([
    ['/old', '/new'],
    ['/blog', '/news'],
]);

export default function handler({ request }) {
    const { uri, headers: { host } } = request;
    if (REDIRECTS.has(uri)) {
        return {
            statusCode: 301,
            headers: { Location: { value: `https://${host.value}${REDIRECTS.get(uri)}` } },
        };
    }
    return { ...request, uri: uri.toLowerCase() };
}
