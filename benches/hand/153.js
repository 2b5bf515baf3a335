var crawlers = ['AdsBot-Google', 'AI2Bot', 'Amazonbot', 'anthropic-ai', 'Applebot', 'AwarioRssBot', 'AwarioSmartBot', 'Bytespider', 'CCBot', 'ChatGPT-User', 'Claude-Web', 'ClaudeBot', 'cohere-ai', 'DataForSeoBot', 'Diffbot', 'DuckAssistBot', 'FacebookBot', 'FriendlyCrawler', 'Google-Extended', 'GoogleOther', 'GPTBot', 'ICC-Crawler', 'ImagesiftBot', 'magpie-crawler', 'Meta-ExternalAgent', 'OAI-SearchBot', 'Omgili', 'omgilibot', 'peer39_crawler', 'PerplexityBot', 'PiplBot', 'Scrapy', 'Timpibot', 'VelenPublicWebCrawler', 'Webzio-Extended', 'YouBot'];

function handler(event) {
    var request = event.request;
    var agent = request.headers['user-agent'] ? request.headers['user-agent'].value : '';
    for (var i = 0; i < crawlers.length; i++) {
        if (agent.includes(crawlers[i])) {
            return {
                statusCode: 403,
                statusDescription: 'Forbidden',
                headers: {
                    'cloudfront-functions': { value: 'generated-by-CloudFront-Functions' },
                    'content-type': { value: 'text/html' }
                },
                body: ''
            };
        }
    }
    return request;
}
