using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Web.Citizen.Engine;
using OrleansBooking.Web.Citizen.Pages;

namespace OrleansBooking.Web.Citizen.Status;

/// <summary>What went wrong, in plain words, with the status code that belongs to it. Whatever was typed before is still in the draft.</summary>
[IgnoreAntiforgeryToken]
public sealed class IndexModel(CitizenServices services) : CitizenPage(services)
{
    /// <summary>Which text: 400, 404, 500 or 503.</summary>
    public string Kind { get; private set; } = "500";

    /// <summary>The page that could not be shown, to try again; null when that is pointless.</summary>
    public string? Again { get; private set; }

    public void OnGet(int code) => Show(code);

    public void OnPost(int code) => Show(code);

    private void Show(int code)
    {
        var fault = HttpContext.Features.Get<IExceptionHandlerPathFeature>();
        var status = fault?.Error is EngineAwayException ? StatusCodes.Status503ServiceUnavailable : code;
        Response.StatusCode = status;
        Kind = status switch { 400 => "400", 404 => "404", 503 => "503", _ => "500" };
        if (Kind == "503") Response.Headers.RetryAfter = "10";
        if (fault is not null && HttpMethods.IsGet(Request.Method)) Again = fault.Path + Request.QueryString;
        if (Kind == "400") Again = Request.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } feature ? feature.OriginalPath + feature.OriginalQueryString : null;
    }
}
