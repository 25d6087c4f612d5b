namespace OrleansBooking.Contracts.Manuals;

/// <summary>Whom to refer a caller to (T3).</summary>
/// <param name="WhatFor">With what.</param>
/// <param name="Hours">When somebody answers there.</param>
[GenerateSerializer, Immutable, Alias("Referral")]
public sealed record Referral(string Id, string Name, string WhatFor, string? Phone, string? Fax, string? Hours, string? Note, int Version);
