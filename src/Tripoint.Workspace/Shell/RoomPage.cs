using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Shell;

/// <summary>
/// What every page has: the reader's texts, the viewer and the store. A page loads in <see cref="LoadAsync"/>, which runs again after each commit that
/// told a topic in <see cref="Topics"/>.
/// </summary>
public abstract class RoomPage : ComponentBase, IDisposable
{
    private readonly List<IDisposable> _subscriptions = [];
    private bool _following, _again;
    private (string Id, int Version) _saw;

    /// <summary>The texts in the reader's language: <c>@T["people.menu"]</c>.</summary>
    [CascadingParameter] public Texts T { get; set; } = null!;

    /// <summary>Who is reading.</summary>
    [CascadingParameter] public Viewer Viewer { get; set; } = Viewer.Nobody;

    /// <summary>The room.</summary>
    [Inject] protected RoomStore Store { get; set; } = null!;

    [Inject] private RoomSignals Signals { get; set; } = null!;

    /// <summary>What was refused or could not be done, in the reader's language; the page shows it with <c>&lt;Notice&gt;</c>.</summary>
    protected string? Problem { get; set; }

    /// <summary>The topics at which the page loads again.</summary>
    protected virtual IEnumerable<string> Topics => [];

    /// <summary>Reads what the page shows.</summary>
    protected virtual Task LoadAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive)
        {
            foreach (var topic in Topics) _subscriptions.Add(Signals.Listen(topic, () => InvokeAsync(FollowAsync)));
        }
        await LoadAsync();
    }

    /// <summary>Puts on record that the reader saw an item of another party; a page that loads again and again asks once a version.</summary>
    protected async Task SawAsync(Item item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (!RendererInfo.IsInteractive || _saw == (item.Id, item.Version)) return;
        await Store.SawAsync(Viewer, item);
        _saw = (item.Id, item.Version);
    }

    /// <summary>Loads again and draws.</summary>
    protected async Task ReloadAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    // However many commits come while it loads, it loads once more afterwards.
    private async Task FollowAsync()
    {
        _again = true;
        if (_following) return;
        _following = true;
        try
        {
            while (_again)
            {
                _again = false;
                await ReloadAsync();
            }
        }
        finally
        {
            _following = false;
        }
    }

    /// <summary>Does something the person asked for; what the rules or another's change forbid is said in <see cref="Problem"/>.</summary>
    /// <returns>Whether it was done.</returns>
    protected async Task<bool> TryAsync(Func<Task> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        Problem = null;
        try
        {
            await action();
            return true;
        }
        catch (NotPermittedException e)
        {
            Problem = T[$"refused.{e.Reason}"];
        }
        catch (DbUpdateConcurrencyException)
        {
            Problem = T["refused.changed-meanwhile"];
        }
        catch (Faults.BadInputException e)
        {
            Problem = string.Join(" ", e.Faults.Select(f => f.ToString()));
        }
        catch (Exception e) when (StorageFaults.IsUnavailable(e))
        {
            Problem = T["refused.storage"];
        }
        return false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Stops listening.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        foreach (var subscription in _subscriptions) subscription.Dispose();
    }
}
