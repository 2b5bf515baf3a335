// The module `cloudfront` in njs. Modules load before the script: what they hand out is looked up
// when it is called.
function later(name) {
    return function () {
        return globalThis.__cfc.cloudfront[name].apply(null, arguments);
    };
}

export default {
    kvs: later('kvs'),
    get edgeLocation() { return globalThis.__cfc.cloudfront.edgeLocation; },
    get distributionTenant() { return globalThis.__cfc.cloudfront.distributionTenant; },
    get cwt() { return globalThis.__cfc.cloudfront.cwt; },
    updateRequestOrigin: later('updateRequestOrigin'),
    selectRequestOriginById: later('selectRequestOriginById'),
    createRequestOriginGroup: later('createRequestOriginGroup'),
    logCustomData: later('logCustomData')
};
