namespace OrleansBooking.Contracts.Accounts;

/// <summary>A training that somebody had (P6).</summary>
public sealed record TrainingAnswer(DateOnly TrainedOn, string Content, string RecordedBy, DateTimeOffset RecordedAt);
