namespace OrleansBooking.Api.Demand;

/// <summary>Somebody looks at what is free for a person who stands or calls there.</summary>
/// <param name="VenueId">Left out: at all venues at once</param>
/// <param name="CallId">The call in which it happens</param>
/// <param name="NothingFree">True: there is nothing to be had</param>
public sealed record LookRequest(string? VenueId, string? CallId, bool? NothingFree);
