package org.trygg.server.problem;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// Refuses bodies larger than the settings allow: at once when the length is told, otherwise as
/// soon as the limit is passed. Feeds are streams of any length, read in little memory.
public final class BodyLimit implements Filter {
  private static final String FEEDS = "/api/v1/feeds/";

  private final long mostBytes;
  private final ProblemWriter problems;

  public BodyLimit(long mostBytes, ProblemWriter problems) {
    this.mostBytes = mostBytes;
    this.problems = problems;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (((HttpServletRequest) request).getRequestURI().startsWith(FEEDS)) {
      chain.doFilter(request, response);
      return;
    }
    if (request.getContentLengthLong() > mostBytes) {
      problems.write((HttpServletResponse) response, ProblemKind.TOO_LARGE);
      return;
    }
    boolean told = request.getContentLengthLong() >= 0;
    chain.doFilter(told ? request : new Limited((HttpServletRequest) request, mostBytes), response);
  }

  private static final class Limited extends HttpServletRequestWrapper {
    private final long mostBytes;

    Limited(HttpServletRequest request, long mostBytes) {
      super(request);
      this.mostBytes = mostBytes;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new Counted(super.getInputStream(), mostBytes);
    }

    @Override
    public BufferedReader getReader() throws IOException {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }

  private static final class Counted extends ServletInputStream {
    private final ServletInputStream body;
    private long left;

    Counted(ServletInputStream body, long mostBytes) {
      this.body = body;
      this.left = mostBytes;
    }

    @Override
    public int read() throws IOException {
      int value = body.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      int read = body.read(into, from, most);
      count(Math.max(read, 0));
      return read;
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }

    private void count(int bytes) throws TooLargeException {
      left -= bytes;
      if (left < 0) {
        throw new TooLargeException();
      }
    }
  }
}
