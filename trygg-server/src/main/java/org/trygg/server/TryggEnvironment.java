package org.trygg.server;

import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.StandardEnvironment;

/// Spring's environment without the process's variables.
final class TryggEnvironment extends StandardEnvironment {
  @Override
  protected void customizePropertySources(MutablePropertySources sources) {
    sources.addLast(
        new PropertiesPropertySource(
            SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, System.getProperties()));
  }
}
