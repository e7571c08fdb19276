package org.trygg.server.marketing;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The doors of marketing.
@Configuration(proxyBeanMethods = false)
@Import(MarketingApi.class)
public class MarketingWiring {}
