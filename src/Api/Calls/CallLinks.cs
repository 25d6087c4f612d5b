using OrleansBooking.Api.Fields;
using OrleansBooking.Contracts.Calls;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Reservations;

namespace OrleansBooking.Api.Calls;

/// <summary>Puts what comes of a call on its record as soon as it happens (T8). What was sent again is put there again, so that nothing is missed.</summary>
public sealed class CallLinks(IGrainFactory grains)
{
    /// <summary>The call that a request names, or null; findings go to <paramref name="fields"/>.</summary>
    public async ValueTask<Guid?> Read(FieldList fields, string ticket, string? callId)
    {
        var call = fields.OptionalGuid("callId", callId);
        if (call is { } id && await Desk.Find(ticket, id) is null) fields.Add("callId", FieldProblem.Unknown);
        return call;
    }

    /// <param name="call">Null: it came of no call.</param>
    public async ValueTask Add(string ticket, Guid? call, params IEnumerable<Reservation> reservations)
    {
        if (call is { } id) await Desk.Link(ticket, id, [.. reservations.Select(reservation => reservation.Number)]);
    }

    private ICallDesk Desk => grains.GetGrain<ICallDesk>(0);
}
