import cf from 'cloudfront';

async function handler(event) {
    const request = event.request;
    const folder = request.uri.split('/')[1];
    if (!folder) return request;
    try {
        const text = await cf.kvs().get(folder);
        const versions = JSON.parse(text);
        const cookie = request.cookies.appversion;
        const kept = cookie ? cookie.value : '';
        let version;
        if (kept === 'a') version = versions.a_url;
        else if (kept === 'b') version = versions.b_url;
        else version = Math.random() < versions.a_weightage ? versions.a_url : versions.b_url;
        if (typeof version !== 'string') return request;
        request.uri = request.uri.replace(folder, version);
    } catch (error) {
        return request;
    }
    return request;
}
