namespace OrleansBooking.Api.Accounts;

/// <summary>Somebody was trained (P6): without such a record an account cannot sign in.</summary>
public sealed class Training
{
    public Guid Id { get; set; }
    public Guid UserId { get; set; }
    public DateOnly TrainedOn { get; set; }
    public string Content { get; set; } = "";
    public string RecordedBy { get; set; } = "";
    public DateTimeOffset RecordedAt { get; set; }
}
