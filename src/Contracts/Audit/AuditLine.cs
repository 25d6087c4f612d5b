namespace OrleansBooking.Contracts.Audit;

/// <summary>Who did what, when, to whom, why (P1, P5).</summary>
/// <param name="Action">Area and verb, for example <c>account.lock</c>.</param>
public sealed record AuditLine(long Id, DateTimeOffset At, string Actor, string Action, string? Subject, string? Reason, string? Detail);
