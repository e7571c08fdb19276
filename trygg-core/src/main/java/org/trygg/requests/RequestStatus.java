package org.trygg.requests;

/// Where a request stands: one to one the request statuses of W3C DPV 2.3.
public enum RequestStatus {
  /// It has come in: `dpv:RequestInitiated`.
  INITIATED("RequestInitiated"),
  /// The subject has been told so: `dpv:RequestAcknowledged`.
  ACKNOWLEDGED("RequestAcknowledged"),
  /// The subject was asked for more, such as who it is: `dpv:RequestRequiresAction`.
  REQUIRES_ACTION("RequestRequiresAction"),
  /// It has answered: `dpv:RequestRequiredActionPerformed`.
  REQUIRED_ACTION_PERFORMED("RequestRequiredActionPerformed"),
  /// It is the subject who asks, and it will be done: `dpv:RequestAccepted`.
  ACCEPTED("RequestAccepted"),
  /// It takes longer, and the subject was told why: `dpv:RequestActionDelayed`.
  ACTION_DELAYED("RequestActionDelayed"),
  /// It is done: `dpv:RequestFulfilled`.
  FULFILLED("RequestFulfilled"),
  /// It was refused, with reasons: `dpv:RequestRejected`.
  REJECTED("RequestRejected"),
  /// It ended otherwise, such as by being taken back: `dpv:RequestUnfulfilled`.
  UNFULFILLED("RequestUnfulfilled");

  private final String concept;

  RequestStatus(String concept) {
    this.concept = concept;
  }

  /// The name of the concept in DPV's namespace.
  public String concept() {
    return concept;
  }

  /// Whether nothing more is to be done.
  public boolean isEnded() {
    return switch (this) {
      case FULFILLED, REJECTED, UNFULFILLED -> true;
      case INITIATED,
          ACKNOWLEDGED,
          REQUIRES_ACTION,
          REQUIRED_ACTION_PERFORMED,
          ACCEPTED,
          ACTION_DELAYED ->
          false;
    };
  }
}
