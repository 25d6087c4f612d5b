namespace OrleansBooking.Api.Reservations;

/// <summary>Why a reservation is cancelled.</summary>
/// <param name="Reason">At most 200 characters, without personal data: it stays in the history</param>
/// <param name="CallId">The call in which it happens</param>
public sealed record CancelRequest(string? Reason, string? CallId = null);
