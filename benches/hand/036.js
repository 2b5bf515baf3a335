import cf from 'cloudfront';
const regions = {
    DE: 'eu-central-1', AT: 'eu-central-1', CH: 'eu-central-1', FR: 'eu-west-3', ES: 'eu-west-3',
    GB: 'eu-west-2', IE: 'eu-west-2', JP: 'ap-northeast-1', KR: 'ap-northeast-1'
};

function handler(event) {
    const request = event.request;
    const country = request.headers['cloudfront-viewer-country'];
    const region = country && regions[country.value] || 'us-east-1';
    cf.updateRequestOrigin({
        domainName: `cloudfront-functions-demo-bucket-in-${region}.s3.${region}.amazonaws.com`,
        originAccessControlConfig: { enabled: true, signingBehavior: 'always', signingProtocol: 'sigv4', originType: 's3', region: region }
    });
    return request;
}
