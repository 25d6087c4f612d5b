using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Maintenance;
using OrleansBooking.Web.Citizen.Notices;
using OrleansBooking.Web.Citizen.Pages;
using OrleansBooking.Web.Hosting;

namespace OrleansBooking.Web.Citizen.Status;

/// <summary>What went wrong, in plain words, with the status code that belongs to it. Whatever was typed before is still in the draft.</summary>
[IgnoreAntiforgeryToken]
public sealed class IndexModel(CitizenServices services) : CitizenPage(services)
{
    /// <summary>Somebody's session ended while they filled a form in.</summary>
    public const string SignedOut = "401";

    /// <summary>Somebody else has signed in since the form was filled in.</summary>
    public const string OtherAccount = "409";

    private const int AwaySeconds = 10;
    private const int NotesSeconds = 5;

    /// <summary>A page of city staff or of the console went wrong.</summary>
    public bool Inside { get; private set; }

    /// <summary>Which text: 400, 403, 404, 500, 503 or crowded.</summary>
    public string Kind { get; private set; } = "500";

    /// <summary>The page that could not be shown, to try again; null when that is pointless.</summary>
    public string? Again { get; private set; }

    /// <summary>The form that was sent and not taken, to send it again; null without one.</summary>
    public SentForm? Form { get; private set; }

    /// <summary>The planned stop because of which nothing is shown; null: another reason.</summary>
    public MaintenanceWindow? Stop { get; private set; }

    /// <summary>After how long the browser may try again by itself; null: only when asked to.</summary>
    public int? RetrySeconds { get; private set; }

    public void OnGet(int code)
    {
        var fault = HttpContext.Items[typeof(PageFault)] as PageFault;
        Inside = fault is not null && (
            fault.Address.StartsWith("/staff", StringComparison.Ordinal) || fault.Address.StartsWith("/console", StringComparison.Ordinal));
        if (fault?.Crowded is { } wait) RetrySeconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        Stop = code == StatusCodes.Status503ServiceUnavailable ? SiteStop.StopOf(HttpContext) : null;
        var isWaiting = Inside && fault?.Form is not null;
        Kind = Stop is not null ? "maintenance" : code switch
        {
            401 when isWaiting => SignedOut,
            409 when isWaiting => OtherAccount,
            400 => "400",
            403 => "403",
            404 => "404",
            503 => RetrySeconds is null ? "503" : "crowded",
            _ => "500",
        };
        Response.StatusCode = code is >= 400 and < 600 ? code : StatusCodes.Status404NotFound;
        if (code == StatusCodes.Status503ServiceUnavailable)
            Response.Headers.RetryAfter = (SecondsLeft() ?? RetrySeconds ?? AwaySeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (Kind is "403" or "404") return;
        (Again, Form) = (fault?.Address, fault?.Form);
        // What a call came to is sent as soon as somebody is there again; everything else only when somebody presses the button.
        if (Form?.IsCallResult is true && code == StatusCodes.Status503ServiceUnavailable) RetrySeconds ??= NotesSeconds;
    }

    private int? SecondsLeft() => Stop is { } stop ? Math.Max(1, (int)Math.Ceiling((stop.EndsAt - Now).TotalSeconds)) : null;
}
