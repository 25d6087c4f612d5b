using System.Collections.Immutable;
using OrleansBooking.Contracts.Slots;

namespace OrleansBooking.Contracts.Calls;

/// <summary>A call begins.</summary>
/// <param name="Id">From the edge; also the operation id.</param>
/// <param name="From">The caller's number as the telephone system gave it.</param>
[GenerateSerializer, Immutable, Alias("StartCall")]
public sealed record StartCall(Guid Id, string Ticket, string? Language, string? From)
{
    /// <summary>Shows nothing of the caller.</summary>
    public override string ToString() => $"{nameof(StartCall)} {Id}";
}

/// <summary>A call ends.</summary>
/// <param name="WrapUp">One of <see cref="Calls.WrapUp"/>.</param>
/// <param name="Reservations">What it was about.</param>
[GenerateSerializer, Immutable, Alias("CloseCall")]
public sealed record CloseCall(Guid Id, string Ticket, string WrapUp, ImmutableArray<long> Reservations, string? Note)
{
    /// <summary>Shows nothing of the note.</summary>
    public override string ToString() => $"{nameof(CloseCall)} {Id}";
}

/// <summary>Keeps a seat for a caller, or one for each of a family; earlier ones of the same call are given up.</summary>
/// <param name="HoldId">From the edge; also the operation id.</param>
/// <param name="Seats">How many, up to <see cref="BookFamily.MostPeople"/>.</param>
[GenerateSerializer, Immutable, Alias("TakeHold")]
public sealed record TakeHold(Guid HoldId, string Ticket, Guid CallId, SlotKey Slot, string Procedure, int Seats = 1);

/// <summary>A call turns out to be about somebody.</summary>
/// <param name="Number">Of a reservation of theirs; or</param>
/// <param name="ReservationId">of their letter.</param>
[GenerateSerializer, Immutable, Alias("ConcernPerson")]
public sealed record ConcernPerson(Guid CallId, string Ticket, long? Number, string? ReservationId)
{
    /// <summary>Shows nothing of the person.</summary>
    public override string ToString() => $"{nameof(ConcernPerson)} {CallId}";
}
