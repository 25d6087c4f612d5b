namespace OrleansBooking.Contracts.Procedures;

/// <summary>One thing to bring.</summary>
/// <param name="Detail">What it is or who is exempt, or null.</param>
[GenerateSerializer, Immutable, Alias("BringItem")]
public sealed record BringItem(string Name, string? Detail);
