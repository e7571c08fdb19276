package org.trygg.server.pages;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.support.RequestContextUtils;

/// Gives every door of a page that asks for it its [PageSite].
public final class PageSites implements HandlerMethodArgumentResolver {
  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType().equals(PageSite.class);
  }

  @Override
  public PageSite resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest web,
      @Nullable WebDataBinderFactory binders) {
    HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
    if (request == null) {
      throw new IllegalStateException("A page is asked for over HTTP");
    }
    boolean chosen = request.getParameter(PageSite.PARAMETER) != null;
    return new PageSite(
        request.getRequestURI(), PageLanguage.of(RequestContextUtils.getLocale(request)), chosen);
  }
}
