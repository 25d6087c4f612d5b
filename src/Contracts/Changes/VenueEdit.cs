using System.Text.Json.Serialization;

namespace OrleansBooking.Contracts.Changes;

/// <summary>One change of a venue as somebody means it; it is applied to the venue as it is at that moment, again when it is approved.</summary>
[GenerateSerializer, Immutable, Alias("VenueEdit")]
[JsonDerivedType(typeof(OpenSession), "session")]
[JsonDerivedType(typeof(SetSeats), "slot")]
[JsonDerivedType(typeof(CloseDays), "closure")]
[JsonDerivedType(typeof(RestoreDay), "day")]
[JsonDerivedType(typeof(ReplaceVenue), "venue")]
public abstract record VenueEdit;
