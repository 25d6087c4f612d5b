using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Centre;

/// <summary>A part of what is not finished, and how much it is in all.</summary>
[GenerateSerializer, Immutable, Alias("OpenCasePage")]
public sealed record OpenCasePage(ImmutableArray<OpenCase> Items, long Count, long WithoutOwner);
