using System.Globalization;
using OrleansBooking.Api.Json;
using OrleansBooking.Contracts.Calls;

namespace OrleansBooking.Api.Calls;

/// <summary>Seats that are kept for a caller.</summary>
/// <param name="Id">For bookings, as <c>holdId</c>; stays the same when the hold is extended or taken over</param>
/// <param name="Until">Kept before this instant</param>
/// <param name="Extendable">True until it was extended once</param>
/// <param name="CallId">The call that goes on with it</param>
/// <param name="TakenBy">Who sees to it now</param>
/// <param name="TakenAt">Since when</param>
/// <param name="Seats">How many</param>
public sealed record HoldAnswer(
    Guid Id, DateTimeOffset Until, bool Extendable, Guid CallId, string VenueId, string Date, string Time, string Procedure, string TakenBy,
    DateTimeOffset TakenAt, int Seats)
{
    public static HoldAnswer Of(CallHold hold) => new(
        hold.Id, hold.Until, !hold.Extended, hold.CallId, hold.Slot.Venue,
        hold.Slot.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), hold.Slot.Time.ToString("HH:mm", CultureInfo.InvariantCulture),
        hold.Procedure, hold.TakenBy, hold.TakenAt, Math.Max(1, hold.Seats));

    public static IResult Result(CallHold hold, int status = StatusCodes.Status200OK) =>
        new JsonAnswer<HoldAnswer>(Of(hold), ApiJson.Strict.HoldAnswer, status);
}
