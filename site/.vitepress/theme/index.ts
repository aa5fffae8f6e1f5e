import {useData, withBase, type Theme} from 'vitepress'
// Without the fonts, which would be most of what the site weighs.
import DefaultTheme from 'vitepress/theme-without-fonts'
import {defineComponent, h, onMounted, watch, type VNode} from 'vue'
import './style.css'

/** The default layout; pages without a sidebar get the landmark that it forgets. */
const Layout = defineComponent(() => {
  const {frontmatter, page} = useData()
  const setLandmark = (layout: unknown): void => {
    const content = document.getElementById('VPContent')
    if (layout === 'home' || layout === 'page') {
      content?.setAttribute('role', 'main')
    } else content?.removeAttribute('role')
  }
  const layoutNow = (): unknown => frontmatter.value['layout']
  onMounted(() => {
    watch(layoutNow, setLandmark, {immediate: true})
  })
  const invitation = (): VNode | undefined =>
    /^docs\/(?:authors|rules\b.*)\.md$/.test(page.value.relativePath)
      ? h('aside', {class: 'invitation', 'aria-label': 'Playground'}, [
          'Nothing installed? ',
          h(
            'a',
            {href: withBase('/playground.html')},
            'Try it in the playground'
          ),
          ', in this browser.'
        ])
      : undefined
  return () => h(DefaultTheme.Layout, null, {'doc-before': invitation})
})

export default {extends: DefaultTheme, Layout} satisfies Theme
