using OrleansBooking.Contracts.Changes;
using OrleansBooking.Web.Citizen.Engine;
using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Web.Staff.Pages;

/// <summary>How many people of the worklist and changes wait, for the navigation of every page:
/// however many pages are opened, one question in ten seconds.</summary>
/// <remarks>A number about the whole city: it is the same for everybody who may see it.</remarks>
public sealed class WaitingPeople(TimeProvider time)
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(10);
    private Known? _known;

    /// <summary>Null: nobody says so just now, and the page is no worse for it.</summary>
    public async Task<WaitingAnswer?> Read(StaffApi api)
    {
        ArgumentNullException.ThrowIfNull(api);
        var now = time.GetUtcNow();
        if (_known is { } known && now - known.At < Age) return known.Answer;
        try
        {
            var answer = (await api.Ask<WaitingAnswer>("worklist/count")).Value;
            _known = new Known(now, answer);
            return answer;
        }
        catch (Exception away) when (away is EngineAwayException or SignedOutException)
        {
            return null;
        }
    }

    /// <summary>Somebody of the list was worked off, or a change has made it longer: the next page asks anew.</summary>
    public void Forget() => _known = null;

    private sealed record Known(DateTimeOffset At, WaitingAnswer? Answer);
}
