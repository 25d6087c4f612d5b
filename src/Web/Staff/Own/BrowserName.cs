namespace OrleansBooking.Web.Staff.Own;

/// <summary>What a browser calls itself, as people know it.</summary>
public static class BrowserName
{
    private const int Longest = 40;

    // The order matters: all of them pretend to be one that came before.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("Windows", "Windows"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Mac OS X", "Mac"), ("Linux", "Linux")];

    public static string Of(string client)
    {
        var browser = Browsers.FirstOrDefault(one => client.Contains(one.Mark, StringComparison.Ordinal)).Name;
        var system = Systems.FirstOrDefault(one => client.Contains(one.Mark, StringComparison.Ordinal)).Name;
        return (browser, system) switch
        {
            (not null, not null) => $"{browser}（{system}）",
            (not null, null) => browser,
            _ => client.Length == 0 ? "API" : client.Length <= Longest ? client : client[..Longest] + "…",
        };
    }
}
