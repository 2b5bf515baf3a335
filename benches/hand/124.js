import cf from 'cloudfront';
const crypto = require('crypto');
const region = 'us-east-2';
const algorithm = 'AWS4-HMAC-SHA256';
const acl = 'bucket-owner-full-control';
const type = 'text/plain; charset=utf-8';

function hmac(key, text) {
    return crypto.createHmac('sha256', key).update(text).digest();
}

function escape(text) {
    return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function answer(status, description, body) {
    return { statusCode: status, statusDescription: description, body: body };
}

async function handler(event) {
    if (event.request.method !== 'GET') return answer(400, 'Bad Request', 'Only GET is supported');
    let accessKey;
    let secretKey;
    try {
        accessKey = await cf.kvs().get('ACCESS_KEY');
        secretKey = await cf.kvs().get('SECRET_KEY');
    } catch (error) {
        return answer(400, 'Bad Request', error.message);
    }
    const now = Date.now();
    const date = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
    const day = date.slice(0, 8);
    const key = 'r/' + event.context.requestId;
    const redirect = 'https://' + event.context.distributionDomainName + '/' + key;
    const credential = accessKey + '/' + day + '/' + region + '/s3/aws4_request';
    const policy = Buffer.from(JSON.stringify({
        expiration: new Date(now + 3600000).toISOString().replace(/\.\d+/, ''),
        conditions: [
            { acl: acl },
            ['eq', '$key', key],
            ['starts-with', '$bucket', ''],
            ['content-length-range', 1, 2],
            { success_action_redirect: redirect },
            { 'content-type': type },
            { 'X-Amz-Algorithm': algorithm },
            { 'X-Amz-Credential': credential },
            { 'X-Amz-Date': date },
            { key: key }
        ]
    })).toString('base64');
    const signing = hmac(hmac(hmac(hmac('AWS4' + secretKey, day), region), 's3'), 'aws4_request');
    const fields = {
        acl: acl,
        success_action_redirect: redirect,
        'content-type': type,
        'X-Amz-Algorithm': algorithm,
        'X-Amz-Credential': credential,
        'X-Amz-Date': date,
        key: key,
        Policy: policy,
        'X-Amz-Signature': crypto.createHmac('sha256', signing).update(policy).digest('hex')
    };
    const inputs = Object.keys(fields).map(name => `<input type='hidden' name="${name}" value="${escape(fields[name])}"/>`).join('');
    return answer(200, 'OK', `<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"/></head><body>
  <form action="/post" method="post" enctype="multipart/form-data">
    ${inputs}
    <input type="file" name="file"/><br />
    <input type="submit" name="submit" value="Upload to Amazon S3" />
  </form>
</html>`);
}
