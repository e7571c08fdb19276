package org.trygg.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command against a door that answers what it is told to; the true doors are walked through in
/// the server's own tests.
class FeedCommandTest {
  @TempDir private Path folder;
  private final List<String> received = new ArrayList<>();
  private HttpServer server = start();
  private String answer = "clean\ttrue\nlines\t1\nkept\t1\n";
  private int status = 200;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("token"), "secret\n");
    Files.writeString(folder.resolve("mail.log"), "a line\n");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aLogGoesToTheDoorOfItsFormatWithTheTokenAndTheReportIsPrinted() {
    Ran ran = feed("postfix", "mail.log");

    assertThat(received).containsExactly("/api/v1/feeds/postfix", "Bearer secret", "a line\n");
    assertThat(ran.out).contains("lines", "kept");
    assertThat(ran.code).isEqualTo(Main.OK);
  }

  @Test
  void aReportThatIsNotCleanEndsWithOneAndSaysWhere() {
    answer = "clean\tfalse\nlines\t2\nmalformed\t1\nline 2\ta time that cannot be read\n";

    Ran ran = feed("postfix", "mail.log");

    assertThat(ran.out).contains("line 2: a time that cannot be read");
    assertThat(ran.code).isEqualTo(Main.FAULTS);
  }

  @Test
  void whatCannotBeFedEndsWithTwoAndSaysWhy() {
    assertThat(feed("postfx", "mail.log").err).contains("did you mean postfix?");
    assertThat(feed("postfix", "none.log").code).isEqualTo(Main.USAGE);

    status = 401;
    Ran refused = feed("postfix", "mail.log");
    assertThat(refused.err).contains("the token is missing, wrong or has expired");
    assertThat(refused.code).isEqualTo(Main.USAGE);

    server.stop(0);
    Ran away = feed("postfix", "mail.log");
    assertThat(away.err).contains("The server cannot be reached");
    assertThat(away.code).isEqualTo(Main.USAGE);
  }

  private record Ran(int code, String out, String err) {}

  private Ran feed(String format, String log) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        Main.run(
            List.of(
                "feed",
                "--format",
                format,
                "--server",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "--token-file",
                folder.resolve("token").toString(),
                folder.resolve(log).toString()),
            new PrintWriter(out),
            new PrintWriter(err));
    return new Ran(code, out.toString(), err.toString());
  }

  private HttpServer start() {
    try {
      var door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      door.createContext(
          "/",
          exchange -> {
            received.add(exchange.getRequestURI().getPath());
            received.add(exchange.getRequestHeaders().getFirst("Authorization"));
            received.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            byte[] body = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      door.start();
      return door;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
