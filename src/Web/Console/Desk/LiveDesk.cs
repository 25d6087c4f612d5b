using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Console.Desk;

/// <summary>The offers and the table of free seats while they talk (T1): the page's script asks every few seconds how they are now.</summary>
public abstract class LiveDesk(StaffServices services) : DeskPage(services)
{
    /// <summary>What the offers on screen answer to, as a form.</summary>
    /// <remarks>The script sends it back instead of the fields: a wish that is being changed waits for its button.</remarks>
    public string Asked => QueryString.Create((KeyValuePair<string, string?>[])
    [
        new("call", CallId?.ToString()), new("who", Account.UserName), new("procedure", Wanted),
        new("venue", Venue), new("from", From), new("weekdays", Weekdays), new("part", Part),
        new("skip", Skip.ToString(CultureInfo.InvariantCulture)), new("seats", (1 + People.Count).ToString(CultureInfo.InvariantCulture)),
    ]).ToString().TrimStart('?');

    /// <summary>Reads only: nothing is noted, opened or counted.</summary>
    /// <param name="shown">The offers on screen, in their order.</param>
    /// <param name="seats">How many people come.</param>
    public async Task<IActionResult> OnPostLive(string[]? shown, int seats) =>
        WishDate.Read(From, Today) is { } from && await Renew(Slots(shown), from, seats)
            ? Partial("/Console/Desk/_Times.cshtml", this)
            : StatusCode(StatusCodes.Status422UnprocessableEntity);

    private static IReadOnlyList<ChosenSlot> Slots(string[]? shown) =>
        [.. (shown ?? []).Select(ChosenSlot.Read).OfType<ChosenSlot>().Distinct().Take(OfferBoard.Most)];

    private async Task<bool> Renew(IReadOnlyList<ChosenSlot> shown, DateOnly from, int seats)
    {
        Names = await CityNames.Read(Api);
        if (CallId is { } id) Hold = (await Api.Ask<HeldSeat>($"calls/{id}/hold")).Value;
        var board = OfferReader.Renew(Api, WishOf(from, seats), shown, Held);
        Heat = await Heat.Read(Api, Names, Wanted, from);
        Board = await board;
        return Board is not null;
    }
}
