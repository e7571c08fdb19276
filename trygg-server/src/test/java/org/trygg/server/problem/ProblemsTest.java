package org.trygg.server.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.trygg.outbox.BusyException;
import org.trygg.policy.Refusal;
import org.trygg.server.RunningServer;
import tools.jackson.databind.json.JsonMapper;

/// Every answer that is a problem has its kind's form, and repeats nothing of what was asked.
@ExtendWith(OutputCaptureExtension.class)
class ProblemsTest {
  private static final String CANARY = "kanarie-198501012382";
  private static final String TOKENS = "/api/v1/staff-tokens";
  private static final String JSON = "application/json";
  private final RunningServer server = RunningServer.shared();

  @AfterEach
  void theLogHoldsNothingOfWhatWasAsked(CapturedOutput output) {
    assertThat(output.getAll()).doesNotContain(CANARY);
  }

  @Test
  void contentThatIsNotJsonIsMalformed() {
    thatProblem(server.post(TOKENS, JSON, "{\"" + CANARY), ProblemKind.MALFORMED_REQUEST);
    thatProblem(
        server.post(TOKENS, JSON, "{\"" + CANARY + "\": 1}"), ProblemKind.MALFORMED_REQUEST);
    thatProblem(
        server.post(TOKENS, JSON, "{\"account\":\"" + CANARY + "\"}"),
        ProblemKind.MALFORMED_REQUEST);
    thatProblem(
        server.post(TOKENS, JSON, "{\"account\":\"a\",\"password\":\"b\"} " + CANARY),
        ProblemKind.MALFORMED_REQUEST);
  }

  @Test
  void aWrongPasswordAndATokenThatIsNotTakenAreNotSignedIn() {
    String claim = "{\"account\":\"" + CANARY + "\",\"password\":\"" + CANARY + "\"}";
    thatProblem(server.post(TOKENS, JSON, claim), ProblemKind.NOT_SIGNED_IN);

    var answer = server.get("/metrics?q=" + CANARY, "Authorization", "Bearer " + CANARY);

    thatProblem(answer, ProblemKind.NOT_SIGNED_IN);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .contains("Bearer error=\"invalid_token\"");
    assertThat(server.get("/metrics").headers().firstValue("WWW-Authenticate")).contains("Bearer");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    thatProblem(server.get("/" + CANARY), ProblemKind.NOT_FOUND);
    thatProblem(server.get("/gdpr/" + CANARY + "?x=" + CANARY), ProblemKind.NOT_FOUND);
    thatProblem(server.get("/problems/" + CANARY), ProblemKind.NOT_FOUND);
    thatProblem(server.get("/static/" + CANARY + ".css"), ProblemKind.NOT_FOUND);
  }

  @Test
  void anotherMethodIsToldWhichOnesThereAre() {
    var put = server.request(TOKENS).PUT(BodyPublishers.ofString(CANARY)).build();

    HttpResponse<String> answer = server.send(put);

    thatProblem(answer, ProblemKind.METHOD_NOT_ALLOWED);
    assertThat(answer.headers().firstValue("Allow")).contains("POST");
  }

  @Test
  void contentInAnotherFormatIsUnsupported() {
    thatProblem(server.post(TOKENS, "text/plain", CANARY), ProblemKind.UNSUPPORTED_MEDIA_TYPE);
  }

  @Test
  void anAnswerInAFormatThatDoesNotExistIsNotAcceptable() {
    thatProblem(server.get("/health", "Accept", "image/" + CANARY), ProblemKind.NOT_ACCEPTABLE);
  }

  @Test
  void tooMuchContentIsTooLargeWhetherItsLengthIsToldOrNot() {
    byte[] large = ("\"" + CANARY.repeat(5_000) + "\"").getBytes(StandardCharsets.UTF_8);
    var told = server.request(TOKENS).header("Content-Type", JSON);
    thatProblem(
        server.send(told.POST(BodyPublishers.ofByteArray(large)).build()), ProblemKind.TOO_LARGE);

    var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
    thatProblem(server.send(told.POST(chunked).build()), ProblemKind.TOO_LARGE);
  }

  @Test
  void aRequestThatTheContainerCannotReadRepeatsNothing() throws IOException {
    String answer =
        raw("GET /" + CANARY + "{<> HTTP/1.1\r\nHost: x\r\nCookie: a=\"" + CANARY + "\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain(CANARY);

    String traversal = raw("GET /gdpr/..;/" + CANARY + "%2f HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(traversal).startsWith("HTTP/1.1 400").doesNotContain(CANARY);

    String header = raw("GET / HTTP/1.1\r\nHost: x\r\nX-\u0001" + CANARY + ": x\r\n\r\n");
    assertThat(header).startsWith("HTTP/1.1 400").doesNotContain(CANARY);
  }

  @ParameterizedTest
  @EnumSource(ProblemKind.class)
  void everyKindHasAPageInSwedishAndInEnglish(ProblemKind kind) {
    var swedish = server.get(kind.type().toString());
    var english = server.get(kind.type().toString(), "Accept-Language", "en");

    assertThat(swedish.body()).contains("lang=\"sv\"").contains(kind.heading().sv());
    assertThat(english.body()).contains("lang=\"en\"").contains(kind.heading().en());
  }

  @Test
  void aRefusalCarriesItsReasonAndItsReceipt() {
    Problem problem =
        Problem.of(ProblemKind.REFUSED_BY_POLICY).because(Refusal.CASE_MISSING).loggedAs("42");

    assertThat(JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(problem)))
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    {"type": "/problems/refused-by-policy", "title": "Refused by the policy",
                     "status": 403, "reasonCode": "CASE_MISSING", "ledgerId": "42"}\
                    """));
  }

  static void thatProblem(HttpResponse<String> answer, ProblemKind kind) {
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.statusCode()).isEqualTo(kind.status());
    assertThat(JsonMapper.shared().readTree(answer.body()))
        .isEqualTo(
            JsonMapper.shared()
                .createObjectNode()
                .put("type", kind.type().toString())
                .put("title", kind.title())
                .put("status", kind.status()));
    assertThat(answer.headers().map().toString()).doesNotContain(CANARY);
  }

  /// A door that lets out a fault with personal data in its message, for as long as a test runs.
  static final class FaultyDoor {
    public int open() {
      return Integer.parseInt(CANARY);
    }

    public int full() {
      return Optional.<Integer>empty().orElseThrow(BusyException::new);
    }
  }

  @BeforeEach
  void hangTheFaultyDoor() throws NoSuchMethodException {
    server
        .ownDoors()
        .registerMapping(
            RequestMappingInfo.paths("/gdpr/faulty").build(),
            new FaultyDoor(),
            FaultyDoor.class.getMethod("open"));
    server
        .ownDoors()
        .registerMapping(
            RequestMappingInfo.paths("/gdpr/full").build(),
            new FaultyDoor(),
            FaultyDoor.class.getMethod("full"));
  }

  @AfterEach
  void takeTheFaultyDoorDown() {
    server.ownDoors().unregisterMapping(RequestMappingInfo.paths("/gdpr/faulty").build());
    server.ownDoors().unregisterMapping(RequestMappingInfo.paths("/gdpr/full").build());
  }

  @Test
  void aFaultIsLoggedByItsPlaceAndWithoutItsMessage(CapturedOutput output) {
    thatProblem(server.get("/gdpr/faulty?x=" + CANARY), ProblemKind.FAULT);

    assertThat(output.getAll())
        .contains("java.lang.NumberFormatException at ", FaultyDoor.class.getName() + ".open");
  }

  @Test
  void whoeverFindsTheDoorFullIsToldWhenToComeAgain() {
    var answer = server.get("/gdpr/full");

    thatProblem(answer, ProblemKind.UNAVAILABLE);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
  }

  private String raw(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      byte[] answer = new byte[8_192];
      int length = socket.getInputStream().read(answer);
      return new String(answer, 0, Math.max(length, 0), StandardCharsets.ISO_8859_1);
    }
  }
}
