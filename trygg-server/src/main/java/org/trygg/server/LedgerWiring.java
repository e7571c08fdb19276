package org.trygg.server;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.trygg.server.api.TilesApi;

/// What everybody may see of the processing log.
@Configuration(proxyBeanMethods = false)
@Import(TilesApi.class)
class LedgerWiring {}
