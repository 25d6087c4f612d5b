using System.Collections.Immutable;
using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Contracts.Changes;

/// <summary>Opens a session on one date, closed days too (C4). It takes the place of what overlaps it, so no time is ever there twice; the rest of the day stays.</summary>
[GenerateSerializer, Immutable, Alias("OpenSession")]
public sealed record OpenSession(DateOnly Date, Session Session) : VenueEdit;

/// <summary>Sets the seats of one time; 0 removes it (C4).</summary>
[GenerateSerializer, Immutable, Alias("SetSeats")]
public sealed record SetSeats(DateOnly Date, TimeOnly Time, int Capacity) : VenueEdit;

/// <summary>Closes days, those with sessions of their own too.</summary>
[GenerateSerializer, Immutable, Alias("CloseDays")]
public sealed record CloseDays(Closure Closure) : VenueEdit;

/// <summary>Sets what is special about one date: how a session or the seats of a time are undone.</summary>
/// <param name="Rule">The date's own sessions; null: it follows the weekly pattern.</param>
/// <param name="Times">Seats of its single times.</param>
[GenerateSerializer, Immutable, Alias("RestoreDay")]
public sealed record RestoreDay(DateOnly Date, DateRule? Rule, ImmutableArray<TimeRule> Times) : VenueEdit;

/// <summary>Sets the whole venue, or makes it.</summary>
[GenerateSerializer, Immutable, Alias("ReplaceVenue")]
public sealed record ReplaceVenue(VenueDefinition Definition) : VenueEdit;
