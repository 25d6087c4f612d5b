using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Web.Citizen.Pages;
using OrleansBooking.Web.Hosting;

namespace OrleansBooking.Web.Citizen.Status;

/// <summary>What went wrong, in plain words, with the status code that belongs to it. Whatever was typed before is still in the draft.</summary>
[IgnoreAntiforgeryToken]
public sealed class IndexModel(CitizenServices services) : CitizenPage(services)
{
    private const string RetryAfterSeconds = "10";

    /// <summary>Which text: 400, 404, 500 or 503.</summary>
    public string Kind { get; private set; } = "500";

    /// <summary>The page that could not be shown, to try again; null when that is pointless.</summary>
    public string? Again { get; private set; }

    public void OnGet(int code)
    {
        Kind = code switch { 400 => "400", 404 => "404", 503 => "503", _ => "500" };
        Response.StatusCode = code is >= 400 and < 600 ? code : StatusCodes.Status404NotFound;
        if (Kind == "503") Response.Headers.RetryAfter = RetryAfterSeconds;
        if (HttpContext.Items[typeof(PageFault)] is PageFault fault && Kind != "404") Again = fault.Address;
    }
}
