using Microsoft.Playwright;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff.Week;

/// <summary>Somebody of the city at a desk, who has a keyboard and no mouse. Every page that comes is looked at by axe, once in each of its states.</summary>
internal sealed class Clerk : IAsyncDisposable
{
    private const int MostTabs = 40;

    // From the end of a long page back to the top.
    private const int MostTabsBack = 90;

    private const string State = """
        () => [
          location.pathname.replace(/[0-9a-f-]{36}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{12}/g, '*'),
          ...['#errors', '#preview', '.notice', '.notice-warning', '.person', '[name=save][value=true]', '#day', '#times', 'details[open]', 'main form', 'main table'].map(part => document.querySelector(part) ? part : '')
        ].join(' ').trim()
        """;

    private readonly Visitor _visitor;
    private readonly HashSet<string> _looked = [];
    private readonly List<string> _faults = [];

    private Clerk(Visitor visitor) => _visitor = visitor;

    /// <summary>What axe found on the way, and pages that are wider than the window.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>The pages that were looked at, each with its state.</summary>
    public IReadOnlySet<string> Looked => _looked;

    private IPage Page => _visitor.Page;

    /// <summary>Opens the inside pages and signs in.</summary>
    public static async Task<Clerk> SitDown(Site site, string role)
    {
        var clerk = new Clerk(await site.Visit(Visitor.Desk));
        await Mouse.Watch(clerk._visitor.Context);
        await clerk.Page.GotoAsync("/staff");
        var account = await site.Account(role);
        await clerk.Type("userName", account.UserName);
        await clerk.Type("password", account.Password);
        await clerk.Enter();
        await clerk.Sees("はじめの画面");
        return clerk;
    }

    public Task Sees(string heading) => _visitor.Sees(heading);

    public Task Reads(string text, string where = "main") => _visitor.Reads(text, where);

    public Task DoesNotRead(string text) => Assertions.Expect(Page.Locator("main")).Not.ToContainTextAsync(text);

    /// <summary>The text of an element.</summary>
    public Task<string> Text(string selector) => Page.Locator(selector).First.InnerTextAsync();

    /// <summary>Goes to a part by the navigation, which stands on every page.</summary>
    public async Task GoTo(string area)
    {
        await TabKey.To(Page, "header nav a", area, MostTabsBack, back: await IsInMain());
        await Enter();
    }

    public async Task Follow(string link)
    {
        await Reach("a", link);
        await Enter();
    }

    public async Task Press(string button)
    {
        await Reach("button", button);
        await Enter();
    }

    /// <summary>Presses a button from which a file comes.</summary>
    public async Task<byte[]> Fetch(string button)
    {
        await Reach("button", button);
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.Keyboard.PressAsync("Enter"));
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    /// <summary>Opens what is folded up.</summary>
    public async Task Unfold(string summary)
    {
        await Reach("summary", summary);
        await Page.Keyboard.PressAsync("Enter");
        await Look();
    }

    /// <summary>Types into a field, in the place of what stood there.</summary>
    public async Task Type(string field, string text)
    {
        await Reach($"[id='{field}']");
        await Page.Keyboard.PressAsync("Control+A");
        await (text.Length == 0 ? Page.Keyboard.PressAsync("Delete") : Page.Keyboard.TypeAsync(text));
    }

    /// <summary>Goes back with Shift+Tab to a field above, and types into it.</summary>
    public async Task TypeAbove(string field, string text)
    {
        await TabKey.To(Page, $"[id='{field}']", most: MostTabs, back: true);
        await Type(field, text);
    }

    /// <summary>Chooses one of a group of radio buttons.</summary>
    public async Task Choose(string group, string label)
    {
        await Reach($"input[type=radio][name='{group}']");
        for (var i = 0; i < MostTabs; i++)
        {
            if (await Page.EvaluateAsync<bool>("label => document.activeElement.closest('label').textContent.includes(label)", label))
            {
                await Page.Keyboard.PressAsync("Space");
                return;
            }

            await Page.Keyboard.PressAsync("ArrowDown");
        }

        throw new InvalidOperationException($"There is no {label} in {group} on {Page.Url}.");
    }

    /// <summary>Chooses from a list that folds down.</summary>
    public async Task Select(string field, string option, bool above = false)
    {
        if (above) await TabKey.To(Page, $"[id='{field}']", most: MostTabs, back: true);
        else await Reach($"[id='{field}']");
        await Page.Keyboard.PressAsync("Home");
        for (var i = 0; i < MostTabs; i++)
        {
            if (await Page.EvaluateAsync<bool>("option => document.activeElement.selectedOptions[0].text === option", option)) return;
            await Page.Keyboard.PressAsync("ArrowDown");
        }

        throw new InvalidOperationException($"There is no {option} in {field} on {Page.Url}.");
    }

    /// <summary>Presses Enter where the focus is, which leads to another page.</summary>
    public async Task Enter()
    {
        await _visitor.ToNextPage(() => Page.Keyboard.PressAsync("Enter"));
        await Look();
    }

    /// <summary>Presses Enter on a link within the page, such as one of the list of errors.</summary>
    public async Task Jump(string link)
    {
        await Reach("a", link);
        await Page.Keyboard.PressAsync("Enter");
    }

    public Task Focuses(string selector) => _visitor.Focuses(selector);

    /// <summary>Takes a picture for the documentation, if anybody asked for some.</summary>
    public Task Shows(string name) => Picture.Take(Page, name);

    /// <summary>Nobody helped with a mouse.</summary>
    public async Task UsedNoMouse() => Assert.Null(await Mouse.UsedOn(Page));

    public ValueTask DisposeAsync() => _visitor.DisposeAsync();

    private async Task Reach(string selector, string? text = null)
    {
        if (await Page.EvaluateAsync<bool>("([selector, text]) => document.activeElement.matches(selector) && (!text || document.activeElement.textContent.includes(text))", new[] { selector, text })) return;
        // Who comes to a page skips its navigation.
        if (!await IsInMain() && await TabKey.Press(Page, "a.skip")) await Page.Keyboard.PressAsync("Enter");
        await TabKey.To(Page, selector, text, MostTabs);
    }

    private Task<bool> IsInMain() => Page.EvaluateAsync<bool>("document.activeElement.closest('main') !== null");

    private async Task Look()
    {
        var state = await Page.EvaluateAsync<string>(State);
        if (!_looked.Add(state)) return;
        _faults.AddRange(await Axe.Finds(Page, state));
        if (await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth")) _faults.Add($"{state} scrolls sideways");
    }
}
