let counter = 0;

const handler = async (event, context, callback) => {
    const request = event.request;
    const start = Date.now();
    const answer = await fetch('https://api.example.com/flags');
    const flags = await answer.json();
    setTimeout(() => console.log('late'), 100);
    ['a', 'b'].forEach(async (name) => {
        await null;
        counter += 1;
    });
    for (let i = 0; i < 10; i++) {
        const part = 'p' + i;
        request.uri += part;
    }
    console.log('took ' + (Date.now() - start));
    callback(null, request);
};
